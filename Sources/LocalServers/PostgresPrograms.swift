import Glibc

/// The programs of one PostgreSQL version.
package struct PostgresPrograms: Sendable, Hashable {
  /// The folder that holds initdb and postgres, as `/usr/lib/postgresql/15/bin`.
  package let folder: String

  package var initdb: String { "\(folder)/initdb" }
  package var postgres: String { "\(folder)/postgres" }

  /// The newest one installed, or the one of major version `version`, which an existing cluster needs.
  ///
  /// Looks where Debian and the PostgreSQL project's packages put them, then along PATH.
  package static func find(version: Int? = nil) throws(LocalServersError) -> PostgresPrograms {
    let packaged = versions(below: "/usr/lib/postgresql") { "\($0)/bin" } + versions(below: "/usr") { "\($0)/bin" }
    let fitting = packaged.filter { version == nil || $0.version == version }.sorted { $0.version > $1.version }
    let folders = fitting.map(\.folder) + (version == nil ? ProgramSearch.usualFolders : [])
    guard let found = folders.first(where: holdsServer) else {
      let package = version.map { "postgresql-\($0)" } ?? "postgresql"
      throw .missingProgram(
        name: "the PostgreSQL server\(version.map { " \($0)" } ?? "")",
        searched: ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "PATH"],
        remedy: "Install it: sudo apt-get install \(package)")
    }
    return PostgresPrograms(folder: found)
  }

  private static func holdsServer(_ folder: String) -> Bool {
    ["initdb", "postgres"].allSatisfy { ProgramSearch.isProgram("\(folder)/\($0)") }
  }

  /// The folders named by a number (Debian's `15`) or by `pgsql-` and a number.
  private static func versions(below parent: String, bin: (String) -> String) -> [(version: Int, folder: String)] {
    Folder.names(in: parent).compactMap { name in
      let number = name.hasPrefix("pgsql-") ? name.dropFirst(6) : Substring(name)
      return Int(number).map { ($0, bin("\(parent)/\(name)")) }
    }
  }
}
