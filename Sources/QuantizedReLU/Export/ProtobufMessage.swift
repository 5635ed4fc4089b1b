/// A message of protocol buffers: fields in the order in which they are added, its size known
/// before a byte is written.
///
/// Large values are streams, which make their bytes only while they are written.
package struct ProtobufMessage {
  private enum Value {
    case varint(UInt64)
    case bytes([UInt8])
    case message(ProtobufMessage)
    case stream((inout ByteOutput) throws -> Void)
  }

  private var fields: [(key: UInt64, length: Int?, value: Value)] = []
  /// How many bytes it has when written.
  package private(set) var byteCount = 0

  /// A message without fields.
  package init() {}

  /// Adds a whole number; negative ones take ten bytes, as the format wants.
  package mutating func add(_ number: Int, integer: Int) {
    let bits = UInt64(bitPattern: Int64(integer))
    let key = ProtobufMessage.key(number, wireType: 0)
    fields.append((key, nil, .varint(bits)))
    byteCount += ProtobufMessage.varintBytes(key) + ProtobufMessage.varintBytes(bits)
  }

  /// Adds a text.
  package mutating func add(_ number: Int, text: String) {
    let bytes = Array(text.utf8)
    add(number, length: bytes.count, .bytes(bytes))
  }

  /// Adds a message.
  package mutating func add(_ number: Int, message: ProtobufMessage) {
    add(number, length: message.byteCount, .message(message))
  }

  /// Adds so many bytes that `write` makes when they are wanted: exactly so many.
  package mutating func add(
    _ number: Int, byteCount: Int, write: @escaping (inout ByteOutput) throws -> Void
  ) {
    add(number, length: byteCount, .stream(write))
  }

  private mutating func add(_ number: Int, length: Int, _ value: Value) {
    let key = ProtobufMessage.key(number, wireType: 2)
    fields.append((key, length, value))
    byteCount +=
      ProtobufMessage.varintBytes(key) + ProtobufMessage.varintBytes(UInt64(length)) + length
  }

  /// Writes the message.
  ///
  /// O(`byteCount`).
  package func write(to output: inout ByteOutput) throws {
    for field in fields {
      try ProtobufMessage.write(varint: field.key, to: &output)
      if let length = field.length {
        try ProtobufMessage.write(varint: UInt64(length), to: &output)
      }
      switch field.value {
      case .varint(let value): try ProtobufMessage.write(varint: value, to: &output)
      case .bytes(let bytes): try output.append(contentsOf: bytes)
      case .message(let message): try message.write(to: &output)
      case .stream(let write): try write(&output)
      }
    }
  }

  private static func key(_ number: Int, wireType: Int) -> UInt64 {
    UInt64(number << 3 | wireType)
  }

  /// Seven bits a byte, at least one byte.
  private static func varintBytes(_ value: UInt64) -> Int {
    max(1, (UInt64.bitWidth - value.leadingZeroBitCount + 6) / 7)
  }

  private static func write(varint value: UInt64, to output: inout ByteOutput) throws {
    var rest = value
    while rest >= 0x80 {
      try output.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    try output.append(UInt8(rest))
  }
}
