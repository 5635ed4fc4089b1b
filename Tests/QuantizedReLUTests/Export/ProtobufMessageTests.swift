import QuantizedReLU
import Testing

@Suite struct ProtobufMessageTests {
  /// The bytes of a message.
  private func bytes(_ message: ProtobufMessage) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var output = ByteOutput { bytes += Array($0) }
    try message.write(to: &output)
    try output.finish()
    return bytes
  }

  @Test("writes the bytes of the format's own description")
  func writesKnownBytes() throws {
    var number = ProtobufMessage()
    number.add(1, integer: 150)
    #expect(try bytes(number) == [0x08, 0x96, 0x01])

    var text = ProtobufMessage()
    text.add(2, text: "testing")
    #expect(try bytes(text) == [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67])

    var outer = ProtobufMessage()
    outer.add(3, message: number)
    #expect(try bytes(outer) == [0x1A, 0x03, 0x08, 0x96, 0x01])

    // A field above 15 has a key of two bytes; 0 is written, being a value like others.
    var far = ProtobufMessage()
    far.add(20, integer: 0)
    #expect(try bytes(far) == [0xA0, 0x01, 0x00])

    var negative = ProtobufMessage()
    negative.add(1, integer: -1)
    #expect(try bytes(negative) == [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x01])
  }

  @Test(
    "knows its size before it is written", arguments: [0, 1, 127, 128, 16_383, 16_384, 3_000_000])
  func knowsSize(_ length: Int) throws {
    var inner = ProtobufMessage()
    inner.add(9, byteCount: length) { output in
      for index in 0..<length { try output.append(contentsOf: [UInt8(truncatingIfNeeded: index)]) }
    }
    var message = ProtobufMessage()
    message.add(1, text: "é")
    message.add(7, message: inner)
    message.add(8, integer: length)
    let written = try bytes(message)
    #expect(written.count == message.byteCount)
    let fields = try ProtobufReader.fields(of: written[...])
    #expect(fields.map(\.number) == [1, 7, 8])
    let payload = try ProtobufReader.fields(of: fields[1].bytes)[0].bytes
    #expect(payload.count == length)
    #expect(payload.enumerated().allSatisfy { $1 == UInt8(truncatingIfNeeded: $0) })
    #expect(fields[2].integer == length)
  }

  @Test("ends with the error of whoever takes the bytes")
  func passesErrorsOn() throws {
    struct Full: Error {}
    var message = ProtobufMessage()
    message.add(1, text: String(repeating: "x", count: 3 << 20))
    var output = ByteOutput { _ in throw Full() }
    #expect(throws: Full.self) { try message.write(to: &output) }
  }
}
