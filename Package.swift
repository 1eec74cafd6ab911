// swift-tools-version: 6.2
import PackageDescription

// The floors of Sources/README.md, lowest first. A target may only depend on what stands above it in this file.

/// A subject of ours: Swift 6 language mode, and nothing that the compiler warns about.
func subject(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one subject, beside it by name.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude, swiftSettings: strict)
}

/// A program for developers (conformance, benchmarks) or a library that only tests use; lives under Tests.
func support(_ name: String, _ dependencies: [Target.Dependency], program: Bool = false) -> Target {
  program
    ? .executableTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
    : .target(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "tracktion",
  products: [
    .executable(name: "tracktion", targets: ["tracktion"]),
    .library(name: "Bolt", targets: ["Bolt"]),
  ],
  targets: [
    // Floor 0: C libraries and system calls, as they are.
    .target(name: "CSystem"),
    .target(
      name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("ssl"), .linkedLibrary("crypto")]),

    // Floor 1: values everybody speaks in, and the four ways out of the process.
    subject("EventLoop", ["CSystem"]),
    subject("Mixing"),
    subject("Records", ["Mixing"]),
    subject("Digests", ["COpenSSL", "CSystem"]),
    subject("Terminal", ["CNcurses", "CSystem", "EventLoop"]),
    subject("Postgres", ["CPostgres", "COpenSSL", "EventLoop"]),
    subject("Bolt", ["COpenSSL", "CSystem", "EventLoop"]),

    // Floor 2: one subject each.
    .target(
      name: "Schema", path: "schema", exclude: [],
      resources: [.embedInCode("postgres"), .embedInCode("graph")], swiftSettings: strict),
    .target(name: "Themes", path: "themes", resources: [.embedInCode("base16")], swiftSettings: strict),
    subject("Catalog", ["Postgres", "Records", "Mixing", "Schema", "Renaming"]),
    subject("Graph", ["Bolt", "Records", "Mixing", "Schema"]),
    subject("Renaming", ["CSystem", "Digests", "Records", "EventLoop"]),
    subject("Formats", ["Records", "Mixing", "CSystem", "EventLoop"]),
    subject("LocalServers", ["CSystem", "COpenSSL", "EventLoop"]),

    // Floor 3: what a user can do.
    subject(
      "Library",
      [
        "Catalog", "Postgres", "Bolt", "Graph", "Renaming", "Formats", "Digests", "Mixing", "Records", "LocalServers",
        "EventLoop",
      ]),

    // The demo's library: real facts, silent files, a rekordbox XML to import.
    subject("Demo", ["COpenSSL"]),

    // Floor 4: model, message, update, view.
    subject(
      "Screen",
      ["CSystem", "Library", "Records", "Mixing", "Terminal", "Themes", "Renaming", "EventLoop", "LocalServers"]),

    // Floor 5: the command.
    .executableTarget(
      name: "tracktion",
      dependencies: [
        "Screen", "Library", "Terminal", "EventLoop", "LocalServers", "Records", "CSystem", "Postgres", "Bolt",
        "Catalog",
        "Graph", "Mixing", "Renaming", "Formats", "Demo",
      ],
      swiftSettings: strict),

    // Tests, and what only tests use.
    support("TerminalHarness", ["CSystem", "EventLoop"]),
    support("TerminalProbe", ["Terminal", "EventLoop"], program: true),
    support("ScreenCapture", ["TerminalHarness"], program: true),
    .executableTarget(
      name: "BareCurses", path: "Tests/BareCurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    support("ScreenBenchmark", ["TerminalHarness", "CSystem", "BareCurses"], program: true),
    support("TestServers", ["LocalServers", "EventLoop", "CSystem", "CPostgres"]),
    support(
      "RenamingKit",
      ["Renaming", "Records", "Digests", "Catalog", "Postgres", "EventLoop", "CSystem"]),
    support("RenamingTorture", ["RenamingKit", "Renaming", "Records"], program: true),
    support("MirrorKit", ["TestServers", "LocalServers", "EventLoop", "Postgres", "Bolt"]),
    support("MirrorTorture", ["MirrorKit", "TestServers"], program: true),
    support(
      "RenamingBenchmark", ["RenamingKit", "Library", "Catalog", "Postgres", "Renaming", "Records", "CSystem"],
      program: true),
    support("BoltTestKit", ["Bolt", "EventLoop"], program: true),
    support("BoltBenchmark", ["Bolt", "EventLoop"], program: true),
    support(
      "GraphBenchmark", ["Library", "Graph", "Catalog", "Bolt", "Postgres", "Records", "EventLoop"], program: true),
    support("CatalogBenchmark", ["Catalog", "Postgres", "Records"], program: true),
    tests("EventLoop", ["CSystem"]),
    tests("Mixing"),
    tests("Records"),
    tests("Digests"),
    tests("Terminal", ["TerminalHarness", "TerminalProbe", "ScreenCapture"]),
    tests("Postgres", ["TestServers", "EventLoop"]),
    tests("Bolt", ["TestServers", "EventLoop", "CSystem"]),
    tests("Catalog", ["TestServers", "Postgres", "Records", "Schema", "Renaming"]),
    tests("Graph", ["TestServers", "Bolt", "Records", "Mixing", "Schema"]),
    tests("Renaming", ["RenamingKit", "RenamingTorture", "TestServers", "Records", "CSystem"]),
    tests("Formats", ["Records", "Mixing"]),
    tests("LocalServers", ["TestServers", "CSystem", "CPostgres"]),
    tests("Demo", ["Formats", "Records"]),
    tests("Library", ["TestServers", "Records", "Catalog", "Graph", "Renaming", "Formats", "Postgres"]),
    tests("Screen", ["TerminalHarness", "Terminal", "Records", "Mixing", "Themes"], exclude: ["Golden"]),
    .testTarget(
      name: "tracktionTests",
      dependencies: [
        "tracktion", "MirrorKit", "TerminalHarness", "TestServers", "LocalServers", "Postgres", "Bolt", "CSystem",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
