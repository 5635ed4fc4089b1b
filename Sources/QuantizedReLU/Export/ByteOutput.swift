/// Bytes on their way into a file, passed on in pieces, so that no file is ever held whole.
public struct ByteOutput {
  private var buffer: [UInt8] = []
  private let receive: (UnsafeRawBufferPointer) throws -> Void

  /// So many bytes are collected before they are passed on.
  private static let capacity = 1 << 20

  /// An output whose pieces go to `receive`, in order; call `finish()` at the end.
  public init(receive: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.receive = receive
  }

  /// Adds one byte.
  mutating func append(_ byte: UInt8) throws {
    buffer.append(byte)
    if buffer.count >= ByteOutput.capacity { try flush() }
  }

  /// Adds bytes.
  public mutating func append(contentsOf bytes: some Collection<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= ByteOutput.capacity { try flush() }
  }

  /// Adds a number in so many bytes as its type has, the lowest first.
  mutating func append(littleEndian value: some FixedWidthInteger) throws {
    withUnsafeBytes(of: value.littleEndian) { buffer.append(contentsOf: $0) }
    if buffer.count >= ByteOutput.capacity { try flush() }
  }

  /// Adds a number that is not negative in decimal digits.
  mutating func append(decimal value: Int) throws {
    precondition(value >= 0, "digits without a sign")
    var digits: [UInt8] = []
    var rest = value
    repeat {
      digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    try append(contentsOf: digits.reversed())
  }

  /// Passes many bytes on without collecting them.
  mutating func append(raw bytes: UnsafeRawBufferPointer) throws {
    try flush()
    try receive(bytes)
  }

  /// Passes on what is still collected.
  public mutating func finish() throws { try flush() }

  private mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBytes(receive)
    buffer.removeAll(keepingCapacity: true)
  }
}
