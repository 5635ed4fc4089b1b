/// A path as the folded structure stores it: a bit for every piece and block, and the jumps between
/// them.
struct FoldedPath {
  private let path: SignPath
  private let blockCount: Int
  private let pieceCount: Int

  init(_ path: SignPath, blockExponent: Int, pieceExponent: Int) {
    self.path = path
    blockCount = 1 << blockExponent
    pieceCount = 1 << pieceExponent
  }

  /// The sign of piece j < K - 1 in block b: odd blocks run through the pieces backwards.
  func bit(piece: Int, block: Int) -> Int {
    block.isMultiple(of: 2)
      ? path.sign(block * pieceCount + piece)
      : -path.sign(block * pieceCount + pieceCount - 2 - piece)
  }

  /// By how many steps the sum changes across the seam of block b, less what the pieces change; odd,
  /// and less than 2 K either way.
  ///
  /// After an even block all pieces are full, so that their new bits change the sum; after an odd one
  /// they are empty.
  func jump(after block: Int) -> Int {
    let seam = path.sign((block + 1) * pieceCount - 1)
    guard block.isMultiple(of: 2) else { return seam }
    return (0..<(pieceCount - 1)).reduce(seam) { jump, piece in
      jump + bit(piece: piece, block: block) - bit(piece: piece, block: block + 1)
    }
  }

  /// The jump as a sum of +-2^k, one sign for k = 0 and, after even blocks, for each k up to kap.
  func jumpSigns(after block: Int) -> [Int] {
    let jump = jump(after: block)
    guard block.isMultiple(of: 2) else { return [jump] }
    let digits = (jump + 2 * pieceCount - 1) / 2
    return (0...pieceCount.trailingZeroBitCount).map { digits >> $0 & 1 == 1 ? 1 : -1 }
  }
}
