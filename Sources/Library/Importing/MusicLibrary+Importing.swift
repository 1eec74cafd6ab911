import Formats

extension MusicLibrary {
  /// Imports library files; the same again changes nothing and says so.
  ///
  /// - Parameters:
  ///   - map: rules before those of the config's `path_map:`.
  ///   - progress: tracks done, and how many there are where that is known.
  /// - Throws: `PostgresError`, `CatalogAccessError`. A file that is not what it should be is in the report.
  public func importFiles(
    _ paths: [String], map: [PathMap.Rule] = [], progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws -> ImportReport {
    try await catalog.requireFullAccess()
    let rules = map + configuration.pathMap.map { PathMap.Rule(from: $0.from, to: $0.to) }
    return try await ImportRun(self, map: PathMap(rules), progress: progress).run(paths)
  }
}
