import Foundation
import QExploreApp
import Testing

/// Files and folders that appear whole or not at all, and never in the place of another.
@Suite struct OutputFileTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private struct Stop: Error {}

  private func sentence(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return (error as? CommandFailure)?.sentence ?? "\(error)"
    }
  }

  @Test("a file is written, and a second one of its name is not, unless that is asked for")
  func neverReplaces() throws {
    let file = OutputFile(path: scratch.file("a.svg"))
    try file.write(Array("one".utf8))
    let refusal = sentence { try file.write(Array("two".utf8)) }
    #expect(refusal.contains("exists and is left as it is") && refusal.contains("--overwrite"))
    #expect(scratch.text("a.svg") == "one")
    #expect(
      !sentence {
        try OutputFile(path: file.path, mayBeReplaced: false).write([1])
      }.contains("--overwrite"))
    try file.write(Array("three".utf8), replacing: true)
    #expect(scratch.text("a.svg") == "three")
    #expect(scratch.names == ["a.svg"])
  }

  @Test("where it cannot be written a sentence says why, and nothing is left behind")
  func refusals() throws {
    let absent = sentence {
      try OutputFile(path: scratch.file("none/a.svg")).write([1])
    }
    #expect(absent.contains("there is no folder") && absent.contains("none"))
    try FileManager.default.createDirectory(
      atPath: scratch.file("folder.svg"), withIntermediateDirectories: false)
    for replaces in [false, true] {
      let folder = sentence {
        try OutputFile(path: scratch.file("folder.svg")).write([1], replacing: replaces)
      }
      #expect(folder.contains("is a folder"))
    }
    #expect(sentence { try OutputFile(path: "").write([1]) }.contains("has no name"))
    let long = String(repeating: "x", count: 300) + ".svg"
    let refused = sentence { try OutputFile(path: scratch.file(long)).write([1]) }
    #expect(refused.contains("cannot be written"))
    #expect(scratch.names == ["folder.svg"])
  }

  @Test("a name that is taken gets a number before its ending")
  func numbers() throws {
    let file = OutputFile(path: scratch.file("a.b.svg"))
    #expect(file.free() == file)
    try file.write([1])
    #expect(file.free().path == scratch.file("a.b-2.svg"))
    try file.free().write([1])
    #expect(file.free().path == scratch.file("a.b-3.svg"))
    let bare = OutputFile(path: scratch.file("bare"))
    try bare.write([1])
    #expect(bare.free().path == scratch.file("bare-2"))
    #expect(bare.ending.isEmpty && file.ending == "svg")
  }

  @Test("a folder is written whole, and never into another one")
  func folders() throws {
    let folder = OutputFolder(path: scratch.file("report/"))
    let files = [
      OutputFolder.File(path: "report.md", bytes: Array("text".utf8)),
      OutputFolder.File(path: "figures/a.svg", bytes: [1, 2]),
    ]
    try folder.write(files)
    #expect(scratch.text("report/report.md") == "text")
    #expect(FileManager.default.contents(atPath: scratch.file("report/figures/a.svg"))?.count == 2)
    #expect(sentence { try folder.write(files) }.contains("exists and is left as it is"))
    #expect(folder.free().path == scratch.file("report-2"))
    #expect(
      sentence { try OutputFolder(path: scratch.file("none/report")).write(files) }
        .contains("there is no folder"))
    #expect(scratch.names == ["report"])
  }

  @Test("names of one character and many slashes have their folder", arguments: ["r", "r/", "r//"])
  func shortNames(_ name: String) throws {
    // Relative names go by the folder that the tests run in, so only what does not write is asked.
    #expect(throws: Never.self) { try OutputFolder(path: "r-none").check() }
    #expect(sentence { try OutputFolder(path: "/").check() }.contains("exists"))
    try OutputFolder(path: scratch.path + "/" + name).write([.init(path: "a", bytes: [1])])
    #expect(scratch.names == ["r"])
    #expect(sentence { try OutputFile(path: "s").check() }.isEmpty)
    #expect(OutputFile(path: "r").free().path == "r")
  }

  /// Found without writing: the command that takes minutes asks first.
  @Test("what would keep a file from being written is known beforehand")
  func checks() throws {
    let file = OutputFile(path: scratch.file("a.svg"))
    try file.check()
    try file.write([1])
    #expect(sentence { try file.check() }.contains("exists"))
    try file.check(replacing: true)
  }

  @Test("joins the pieces that it is given")
  func joinsPieces() throws {
    try OutputFile(path: scratch.file("a.txt")).write { receive in
      for piece in ["one ", "", "two"] { try Array(piece.utf8).withUnsafeBytes(receive) }
    }
    #expect(scratch.names == ["a.txt"])
    #expect(scratch.text("a.txt") == "one two")
  }

  @Test("leaves another file as it is that appears while it is written")
  func keepsLatecomers() throws {
    let path = scratch.file("a.txt")
    #expect(throws: CommandFailure.self) {
      try OutputFile(path: path).write { receive in
        try Array("new".utf8).withUnsafeBytes(receive)
        try Data("other".utf8).write(to: URL(fileURLWithPath: path))
      }
    }
    #expect(scratch.text("a.txt") == "other")
    #expect(scratch.names == ["a.txt"])
  }

  @Test("leaves nothing where writing ends early", arguments: [false, true])
  func leavesNothing(_ replaces: Bool) throws {
    #expect(throws: Stop.self) {
      try OutputFile(path: scratch.file("a.txt")).write(replacing: replaces) { receive in
        try Array("half".utf8).withUnsafeBytes(receive)
        throw Stop()
      }
    }
    #expect(scratch.names.isEmpty)
  }

  @Test(
    "works with and without a name, and in either way leaves nothing", arguments: [true, false])
  func worksEitherWay(_ canBeNameless: Bool) throws {
    for replaces in [false, true] {
      let file = try UnfinishedFile(in: scratch.path, canBeNameless: canBeNameless)
      try Array("text \(replaces)".utf8).withUnsafeBytes { try file.append($0) }
      #expect(scratch.text("a.txt") == (replaces ? "text false" : nil))
      try file.appear(as: scratch.file("a.txt"), replacing: replaces)
      #expect(scratch.text("a.txt") == "text \(replaces)")
    }
    let abandoned = try UnfinishedFile(in: scratch.path, canBeNameless: canBeNameless)
    abandoned.abandon()
    let refused = try UnfinishedFile(in: scratch.path, canBeNameless: canBeNameless)
    #expect(throws: UnfinishedFile.Refusal.self) {
      try refused.appear(as: scratch.file("a.txt"), replacing: false)
    }
    refused.abandon()
    #expect(scratch.names == ["a.txt"])
  }

  @Test("says where a folder is missing or takes no files")
  func tellsFolders() throws {
    for path in ["/no such folder/a.txt", "/proc/a.txt", "", "/proc/version/a.txt"] {
      let failure = #expect(throws: CommandFailure.self) {
        try OutputFile(path: path).write(Array("text".utf8))
      }
      #expect(failure?.sentence.last == "." && failure?.sentence.contains(";") == true)
    }
  }
}
