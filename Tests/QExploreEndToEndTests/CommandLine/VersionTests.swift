import Testing

extension EndToEnd {
  @Suite struct VersionTests {
    @Test("is told with the program's name, by the option and by files")
    func isTold() throws {
      let result = try Program.run(["--version"])
      #expect(result.status == 0 && result.error.isEmpty)
      #expect(result.output.wholeMatch(of: /qexplore [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
      let name = result.output.dropLast()
      let scratch = try ScratchFolder()
      let files = try Program.shell(
        "qexplore screen --output a.svg && qexplore plot scaling --output b.csv && cat a.svg b.csv",
        in: scratch.url)
      #expect(files.output.ranges(of: name).count == 2)
      #expect(files.output.ranges(of: "qexplore \(name)").isEmpty)
    }
  }
}
