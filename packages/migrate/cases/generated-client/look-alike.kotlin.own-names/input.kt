import com.acme.treasury.StablecoinConversion

fun convert(service: StablecoinConversion) = service.createStablecoinConversion("1")
