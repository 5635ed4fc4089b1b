/// Texts inside a PNG file (iTXt chunks, PNG specification, section 11.3.3.4).
package enum PNGText {
  /// The file with texts behind its header; anything that is no PNG stays as it is.
  package static func adding(_ texts: [(keyword: String, text: String)], to file: [UInt8])
    -> [UInt8]
  {
    // Signature of 8 bytes, then the header: length, name, 13 bytes, checksum.
    let end = 8 + 4 + 4 + 13 + 4
    guard file.count > end, file[12..<16].elementsEqual(Array("IHDR".utf8)) else { return file }
    let chunks = texts.filter { !$0.text.isEmpty }.flatMap { keyword, text in
      // Keyword, no compression, no language, no translated keyword.
      chunk("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8))
    }
    return Array(file[..<end]) + chunks + Array(file[end...])
  }

  /// What a file says of itself, in the keywords of the specification.
  package static func adding(_ provenance: Provenance, to file: [UInt8]) -> [UInt8] {
    adding(
      [
        ("Title", provenance.title), ("Description", provenance.parameters),
        ("Comment", provenance.command), ("Software", provenance.creator),
      ], to: file)
  }

  private static func chunk(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + bytes
    return bigEndian(UInt32(bytes.count)) + body + bigEndian(checksum(body))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// CRC-32 as PNG has it (its annex D).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
