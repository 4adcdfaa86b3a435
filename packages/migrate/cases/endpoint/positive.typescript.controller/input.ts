import { Body, Controller, Get, Param, Post } from "@nestjs/common"

@Controller("v2")
export class ConversionsController {
  constructor(private readonly conversions: Conversions) {}

  @Post("conversion/stablecoins")
  create(@Body() body: CreateConversionDto) {
    return this.conversions.create(body)
  }

  @Get("conversion/stablecoins/:id")
  one(@Param("id") id: string) {
    return this.conversions.one(id)
  }
}
