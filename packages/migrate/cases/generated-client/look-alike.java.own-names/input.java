import com.acme.treasury.StablecoinConversion;

class Own {
    String convert(StablecoinConversion service) {
        return service.createStablecoinConversion("1");
    }
}
