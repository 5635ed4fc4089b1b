/// Reads messages of protocol buffers, as little as the tests need.
enum ProtobufReader {
  /// What is no message.
  struct Malformed: Error {}

  /// A field: a whole number, or bytes.
  struct Field {
    var number: Int
    var integer = 0
    var bytes: ArraySlice<UInt8> = []

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The fields of a message in their order.
  static func fields(of bytes: ArraySlice<UInt8>) throws -> [Field] {
    var rest = bytes
    var fields: [Field] = []
    while !rest.isEmpty {
      let key = try varint(&rest)
      var field = Field(number: Int(key >> 3))
      switch key & 7 {
      case 0: field.integer = Int(truncatingIfNeeded: try varint(&rest))
      case 2:
        let length = Int(try varint(&rest))
        guard rest.count >= length else { throw Malformed() }
        field.bytes = rest.prefix(length)
        rest = rest.dropFirst(length)
      default: throw Malformed()
      }
      fields.append(field)
    }
    return fields
  }

  private static func varint(_ bytes: inout ArraySlice<UInt8>) throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard let byte = bytes.popFirst() else { throw Malformed() }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    throw Malformed()
  }
}
