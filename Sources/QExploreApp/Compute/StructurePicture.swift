import QuantizedReLU

/// What view 4 draws: the blocks of the construction, its layers, and the codebook values they use.
package struct StructurePicture: Sendable, Equatable {
  /// What holds for every f.
  package var inventory: StructureInventory
  /// How many weights of the network for this f have each value; nil where that takes too long.
  package var instanceUse: CodebookUse?

  /// The most blocks, or values of f, that are visited for this f.
  private static let visitLimit = 20_000

  /// Counts the blocks; nil when they are no longer wanted.
  static func measure(_ construction: Construction, isWanted: () -> Bool) -> StructurePicture? {
    var picture = StructurePicture(inventory: construction.inventory)
    // Compact networks have a limit of their own.
    let isSmall =
      construction.setting.structure == .compact
      || construction.setting.d == 1 && construction.cells.map { $0 <= visitLimit } ?? false
    guard isSmall else { return picture }
    guard let instance = construction.instanceInventory(while: isWanted) else { return nil }
    if case .inventory(let own) = instance { picture.instanceUse = own.use }
    return picture
  }
}
