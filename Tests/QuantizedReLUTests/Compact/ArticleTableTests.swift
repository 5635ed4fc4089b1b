import Foundation
import QuantizedReLU
import Testing

/// The count tables of the documentation's article on compact networks are those of the engine.
@Suite struct ArticleTableTests {
  /// The rows of all tables that begin with an epsilon, each with the heading `d = 1, n = 2:` before it.
  private func rows() throws -> [(heading: String, cells: [String])] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let article = folder.appending(
      path: "../../../Sources/QuantizedReLU/QuantizedReLU.docc/Compact.md")
    var heading = ""
    var rows: [(heading: String, cells: [String])] = []
    for line in try String(contentsOf: article, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("#") || line.hasPrefix("d = ") { heading = String(line) }
      guard line.hasPrefix("| 2^-") else { continue }
      let cells = line.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces).replacing(",", with: "")
      }
      rows.append((heading, cells))
    }
    return rows
  }

  private func exponent(_ cell: String) throws -> Int { try #require(Int(cell.dropFirst(3))) }

  @Test func treesAndFoldedNetworksHaveTheArticlesWeights() throws {
    let rows = try rows().filter { $0.heading.hasSuffix("d = n = 1") }
    #expect(rows.count >= 14)
    for (_, cells) in rows {
      let tau = try exponent(cells[0])
      #expect(PathDesign.tree(exponent: tau).counts.weights.text == cells[1])
      let folded = (1..<max(2, tau - 1)).filter { tau - $0 >= 2 }.compactMap { mu in
        PathDesign.folded(blockExponent: mu, pieceExponent: tau - mu).counts.weights.int
          .map { (weights: $0, mu: mu) }
      }.min { $0.weights < $1.weights }
      if tau > 2 {
        let best = try #require(folded)
        #expect("\(best.weights) (\(best.mu))" == cells[2])
      }
    }
  }

  @Test func levelsAndTheNetworksOfThePaperHaveTheArticlesWeights() throws {
    let rows = try rows().filter { $0.heading.hasPrefix("d = ") }
    #expect(rows.count >= 29)
    for (heading, cells) in rows {
      let numbers = heading.split { !$0.isNumber }.compactMap { Int($0) }
      let (d, n, tau) = (numbers[0], numbers[1], try exponent(cells[0]))
      let design = try #require(
        CompactDesign(epsilon: .powerOfTwo(-tau), dimension: d, order: n))
      #expect(design.counts.weights.text == cells[2], "\(heading) \(cells[0])")
      #expect(design.counts.depth.text == cells[3], "\(heading) \(cells[0])")
      let parameters = cells[1].split { !$0.isNumber }.compactMap { Int($0) }
      #expect(parameters == self.parameters(of: design), "\(heading) \(cells)")
      let setting = Setting(
        lambda: 2, epsilon: try Epsilon("2^-\(tau)"), n: n, d: d, quantization: .nonlinear)
      let paper = try Construction(
        setting: setting,
        target: TargetFunction(parsing: d == 1 ? "sin(x)" : "sin(x)*cos(y)", dimension: d))
      #expect(paper.structureCounts.weights.text == cells[5], "\(heading) \(cells[0])")
    }
  }

  /// As the article names them: grid B, J; levels B, Lambda, J, s; parabola B, J, s, r.
  private func parameters(of design: CompactDesign) -> [Int] {
    guard let levels = design.levels else { return [] }
    if levels.nodes.isZero { return [levels.baseLevel, levels.precision] }
    return levels.folds > 0
      ? [levels.baseLevel, levels.precision, levels.seamExponent, levels.folds]
      : [levels.baseLevel, levels.finestLevel, levels.precision, levels.seamExponent]
  }
}
