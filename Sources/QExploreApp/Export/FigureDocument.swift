import Figures

/// The data of a figure as a JSON document.
enum FigureDocument {
  /// `title`, `parameters`, `command`, `creator` and `panels`, each with `title`, `x`, `y` and
  /// `series`; a series has `name`, `kind` and its columns, gaps as null.
  static func json(_ figure: Figure, provenance: Provenance) -> JSONValue {
    .object([
      .init("title", .string(provenance.title)),
      .init("parameters", .string(provenance.parameters)),
      .init("command", .string(provenance.command)),
      .init("creator", .string(provenance.creator)),
      .init("panels", .array(FigureData(figure).panels.map(json))),
    ])
  }

  private static func json(_ panel: FigureData.Panel) -> JSONValue {
    .object([
      .init("title", .string(panel.title)), .init("x", .string(panel.x)),
      .init("y", .string(panel.y)), .init("series", .array(panel.series.map(json))),
    ])
  }

  private static func json(_ series: FigureData.Series) -> JSONValue {
    .object(
      [.init("name", .string(series.name)), .init("kind", .string(series.kind.rawValue))]
        + series.columns.map { column in
          .init(column.name.rawValue, .array(column.values.map(JSONValue.number)))
        })
  }
}
