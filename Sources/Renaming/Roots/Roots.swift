/// The folders below which this machine's own configuration lets files be renamed (decisions, P16). They come from
/// the config, `TRACKTION_ROOTS` and `--root`, never from the database: any path may stand there.
public struct Roots: Sendable, Hashable {
  /// Absolute paths as they were given.
  public let paths: [String]

  public init(_ paths: [String]) { self.paths = paths }

  /// Nothing is named: proposals are only marked, for another program to carry out.
  public var isEmpty: Bool { paths.isEmpty }
}
