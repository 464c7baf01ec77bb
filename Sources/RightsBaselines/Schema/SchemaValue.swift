/// A JSON value whose members keep their order.
indirect enum SchemaValue: Sendable {
  case string(String)
  case bool(Bool)
  case number(Int)
  case array([SchemaValue])
  case object([(String, SchemaValue)])

  static func strings(_ values: [String]) -> SchemaValue { .array(values.map { .string($0) }) }
}
