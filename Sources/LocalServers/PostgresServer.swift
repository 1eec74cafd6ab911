import Glibc

/// A PostgreSQL server that runs.
package struct PostgresServer: Sendable, Hashable {
  package let process: ProcessIdentity
  package let socketFolder: String
  package let port: Int
  /// Whether it takes connections.
  package let isReady: Bool

  init(process: ProcessIdentity, _ file: PostmasterFile) {
    self.process = process
    socketFolder = file.socketFolder
    port = file.port
    isReady = file.isReady
  }

  /// Whether it takes connections at a socket that is still there.
  package var isReachable: Bool { isReady && access("\(socketFolder)/.s.PGSQL.\(port)", F_OK) == 0 }

  /// For libpq, as key=value.
  package func conninfo(database: String = PostgresCluster.name) -> String {
    "host='\(socketFolder)' port=\(port) user=\(PostgresCluster.name) dbname='\(database)'"
  }

  /// For libpq, as a URI.
  package func uri(database: String = PostgresCluster.name) -> String {
    let host = socketFolder.utf8.map { byte in
      let plain = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      let character = Character(UnicodeScalar(byte))
      return plain || (byte < 0x80 && (character.isLetter || character.isNumber)) ? String(character) : percent(byte)
    }
    return "postgresql://\(PostgresCluster.name)@\(host.joined()):\(port)/\(database)"
  }

  private func percent(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count == 1 ? "0" : "") + digits
  }
}
