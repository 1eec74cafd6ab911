import FoundationEssentials
import Glibc
import Records

/// `config.yaml` as a ``Configuration``. An unknown key is an error that names it: a misspelt `root:` must not leave a
/// DJ believing that files are protected or renamed when they are not.
enum ConfigurationFile {
  /// - Parameter required: the user named the file, so its absence is an error.
  static func read(_ path: String, required: Bool) throws(ConfigurationError) -> Configuration {
    guard let data = FileManager.default.contents(atPath: path) else {
      if required { throw ConfigurationError(path: path, reason: "there is no such file, or it cannot be read") }
      return Configuration()
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ConfigurationError(path: path, reason: "is not UTF-8")
    }
    var configuration: Configuration
    do {
      configuration = try parse(YAMLMapping(parsing: text))
    } catch {
      throw ConfigurationError(path: path, reason: "\(error)")
    }
    configuration.path = path
    try checkSecrecy(configuration, path)
    return configuration
  }

  private struct Complaint: Error, CustomStringConvertible { let description: String }

  private static func parse(_ yaml: YAMLMapping) throws -> Configuration {
    var result = Configuration()
    for (key, value) in yaml.entries { try apply(key, value, to: &result) }
    return result
  }

  private static func apply(_ key: String, _ value: YAMLMapping.Value, to result: inout Configuration) throws {
    switch key {
    case "postgres": result.postgres = try scalar(key, value)
    case "neo4j": result.graph = try graph(value)
    case "roots": result.roots = try list(key, value).map(expandingHome)
    case "path_map": result.pathMap = try pairs(key, value).map { ($0.0, expandingHome($0.1)) }
    case "theme": result.theme = try scalar(key, value)
    case "notation": result.notation = try choice(key, value, ["camelot", "open_key", "traditional"])
    case "glyphs": result.glyphs = try choice(key, value, ["auto", "ascii", "unicode"])
    case "mouse": result.mouse = try choice(key, value, ["true", "false"]) == "true"
    case "companions": result.renamesCompanions = try choice(key, value, ["rename", "leave"]) == "rename"
    case "unsafe_rename": result.allowsUnsafeRename = try choice(key, value, ["allow", "refuse"]) == "allow"
    case "mark_only": result.marksOnly = try choice(key, value, ["true", "false"]) == "true"
    case "keys": result.keys = try pairs(key, value).map { (command: $0.0, key: $0.1) }
    default: throw Complaint(description: "there is no setting “\(key)”")
    }
  }

  private static func graph(_ value: YAMLMapping.Value) throws -> GraphSettings {
    var settings = GraphSettings(uri: "")
    for (key, text) in try pairs("neo4j", value) {
      switch key {
      case "uri": settings.uri = text
      case "username": settings.user = text
      case "password": settings.password = text
      case "database": settings.database = text
      default: throw Complaint(description: "neo4j has no setting “\(key)”")
      }
    }
    guard !settings.uri.isEmpty else { throw Complaint(description: "neo4j needs a uri") }
    return settings
  }

  private static func scalar(_ key: String, _ value: YAMLMapping.Value) throws -> String {
    guard case .scalar(let text) = value else { throw Complaint(description: "\(key) needs one value") }
    return text
  }

  private static func choice(_ key: String, _ value: YAMLMapping.Value, _ allowed: [String]) throws -> String {
    let text = try scalar(key, value)
    guard allowed.contains(text) else {
      throw Complaint(description: "\(key) is one of \(allowed.joined(separator: ", ")), not “\(text)”")
    }
    return text
  }

  private static func list(_ key: String, _ value: YAMLMapping.Value) throws -> [String] {
    switch value {
    case .scalar(let text): text.isEmpty ? [] : [text]
    case .sequence(let items): items
    case .mapping: throw Complaint(description: "\(key) needs a list, one “- folder” a line")
    }
  }

  private static func pairs(_ key: String, _ value: YAMLMapping.Value) throws -> [(String, String)] {
    guard case .mapping(let map) = value else {
      if value == .scalar("") { return [] }
      throw Complaint(description: "\(key) needs “name: value” lines below it")
    }
    return try map.entries.map { entry in
      guard case .scalar(let text) = entry.value else {
        throw Complaint(description: "\(key): “\(entry.key)” needs one value")
      }
      return (entry.key, text)
    }
  }

  static func expandingHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Folders.home else { return path }
    return home + path.dropFirst()
  }

  /// A password that others can read is refused, as ssh and libpq do.
  private static func checkSecrecy(_ configuration: Configuration, _ path: String) throws(ConfigurationError) {
    let holdsPassword =
      configuration.graph?.password != nil || configuration.postgres?.contains("password=") == true
      || configuration.postgres?.contains(#/^postgres(ql)?://[^/@]*:[^/@]+@/#) == true
    guard holdsPassword else { return }
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & 0o077 != 0 else { return }
    throw ConfigurationError(path: path, reason: "holds a password and others can read it; run: chmod 600 \(path)")
  }
}
