// swift-tools-version: 6.2
import PackageDescription

// Arrows of the house: QuantizedReLU and Figures depend on nothing of ours; only NcursesTerminal names
// CNcurses and CTerminalGuard; only qexplore names both QExploreApp and NcursesTerminal.
// `swift build --explicit-target-dependency-import-check error` enforces it.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The list of `Theme.builtIn` gives their order.
let themes = [
  "catppuccin-mocha", "dark", "dracula", "gruvbox-dark",
  "high-contrast", "high-contrast-light", "light", "mono",
  "nord", "okabe-ito", "solarized-dark", "solarized-light",
]

let package = Package(
  name: "qexplore",
  products: [
    .executable(name: "qexplore", targets: ["qexplore"]),
    .library(name: "QuantizedReLU", targets: ["QuantizedReLU"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .target(
      name: "QuantizedReLU",
      dependencies: [.product(name: "BigInt", package: "BigInt")],
      swiftSettings: settings),
    .target(name: "Figures", swiftSettings: settings),
    .target(
      name: "CellCanvas",
      dependencies: ["Figures", .product(name: "TOMLKit", package: "TOMLKit")],
      // The same files that users may copy, so that the program is never without a theme.
      resources: themes.map { .embedInCode("../../themes/\($0).toml") },
      swiftSettings: settings),
    .target(
      name: "QExploreApp",
      dependencies: [
        "QuantizedReLU", "Figures", "CellCanvas",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "BigInt", package: "BigInt"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminalGuard"),
    .target(
      name: "NcursesTerminal",
      dependencies: ["CellCanvas", "CNcurses", "CTerminalGuard"],
      swiftSettings: settings),
    .executableTarget(
      name: "qexplore",
      dependencies: [
        "QExploreApp", "NcursesTerminal", "CellCanvas",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "qexplore-benchmark",
      dependencies: ["QExploreApp", "QuantizedReLU", "CellCanvas", "Figures"],
      swiftSettings: settings),

    .testTarget(
      name: "QuantizedReLUTests",
      dependencies: ["QuantizedReLU", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: settings),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "CellCanvasTests", dependencies: ["CellCanvas", "Figures"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "QExploreAppTests",
      dependencies: ["QExploreApp", "QuantizedReLU", "CellCanvas", "Figures"],
      exclude: ["Golden"],
      swiftSettings: settings),
    // Shows what the driver receives; the tests run it in a real terminal.
    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["NcursesTerminal", "CellCanvas"],
      path: "Tests/TerminalProbe",
      swiftSettings: settings),
    .testTarget(
      name: "NcursesTerminalTests",
      dependencies: ["NcursesTerminal", "CellCanvas", "CNcurses", "TerminalProbe"],
      swiftSettings: settings),
    .testTarget(name: "QExploreEndToEndTests", dependencies: [], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
