import FoundationEssentials
import Records

/// What a user has set: `config.yaml`, overruled by the environment and by options.
public struct Configuration: Sendable {
  /// A libpq URI or key=value string; nil where the file names none.
  public var postgres: String?
  public var graph: GraphSettings?
  /// Folders below which files may be renamed on this machine (P16).
  public var roots: [String] = []
  /// Prefixes as a library file writes them, and this machine's folders.
  public var pathMap: [(from: String, to: String)] = []
  /// Name of a theme.
  public var theme: String?
  public var notation: String?
  /// auto, ascii or unicode.
  public var glyphs: String?
  public var mouse: Bool?
  /// Files of the same stem go with a rename, unless this is false.
  public var renamesCompanions = true
  /// `unsafe_rename: allow`, for file systems without links and without RENAME_NOREPLACE.
  public var allowsUnsafeRename = false
  /// `mark_only: true`: accepting marks proposals for another program to carry out, and touches no file.
  public var marksOnly = false
  /// Key bindings: command name to key.
  public var keys: [(command: String, key: String)] = []
  /// Where it was read from; nil where there is no file.
  public var path: String?

  public init() {}
}

/// A graph server as the environment or the config names it.
public struct GraphSettings: Sendable, Hashable {
  public var uri: String
  public var user: String?
  public var password: String?
  /// Nil: the user's home database.
  public var database: String?

  public init(uri: String, user: String? = nil, password: String? = nil, database: String? = nil) {
    self.uri = uri
    self.user = user
    self.password = password
    self.database = database
  }
}

/// A config that cannot be used.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }
}
