extension Configuration {
  /// What an invocation says on top of file and environment.
  public struct Overrides: Sendable {
    public var file: String?
    public var postgres: String?
    public var roots: [String]

    public init(file: String? = nil, postgres: String? = nil, roots: [String] = []) {
      self.file = file
      self.postgres = postgres
      self.roots = roots
    }
  }

  /// Options before environment before file; roots of all three are joined.
  ///
  /// - Throws: ``ConfigurationError``.
  public static func load(_ overrides: Overrides = .init()) throws(ConfigurationError) -> Configuration {
    let path = overrides.file ?? Folders.config + "/config.yaml"
    var result = try ConfigurationFile.read(path, required: overrides.file != nil)
    if let text = overrides.postgres ?? Folders.environment("TRACKTION_POSTGRES") { result.postgres = text }
    if let uri = Folders.environment("NEO4J_URI") {
      result.graph = GraphSettings(uri: uri, database: Folders.environment("NEO4J_DATABASE"))
    }
    if let user = Folders.environment("NEO4J_USERNAME") { result.graph?.user = user }
    if let password = Folders.environment("NEO4J_PASSWORD") { result.graph?.password = password }
    let named = Folders.environment("TRACKTION_ROOTS")?.split(separator: ":").map(String.init) ?? []
    for root in overrides.roots + named where !result.roots.contains(root) { result.roots.append(root) }
    return result
  }

  /// True where an option, the file or libpq's own variables name a PostgreSQL server.
  public var namesPostgres: Bool {
    postgres != nil || ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"].contains { Folders.environment($0) != nil }
  }
}
