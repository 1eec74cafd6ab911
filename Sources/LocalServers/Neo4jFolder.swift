import COpenSSL
import Glibc

/// What a Neo4j 5 needs to run out of a folder of ours instead of its own: settings, and the first password.
struct Neo4jFolder {
  let path: String
  /// In MB.
  let heap: Int

  func prepare(port: UInt16, passwordFile: String) throws(LocalServersError) {
    for name in ["conf", "data/dbms", "logs", "run", "import", "plugins"] { try Folder.make("\(path)/\(name)") }
    let lines = settings(port: port).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }
    try TextFile.write(lines.joined(), to: "\(path)/conf/neo4j.conf")
    if Folder.names(in: "\(path)/data/databases").isEmpty {
      let password = TextFile.firstLine(of: passwordFile) ?? ""
      try TextFile.write(Self.credential(password: password), to: "\(path)/data/dbms/auth.ini")
    }
  }

  private func settings(port: UInt16) -> [String: String] {
    [
      "server.directories.data": "\(path)/data", "server.directories.logs": "\(path)/logs",
      "server.directories.run": "\(path)/run", "server.directories.import": "\(path)/import",
      "server.directories.plugins": "\(path)/plugins",
      "server.directories.transaction.logs.root": "\(path)/data/transactions", "server.bolt.enabled": "true",
      "server.bolt.listen_address": "127.0.0.1:\(port)", "server.http.enabled": "false",
      "server.https.enabled": "false", "dbms.usage_report.enabled": "false",
      "server.memory.heap.max_size": "\(heap)m", "server.memory.pagecache.size": "64m",
      "db.tx_log.preallocate": "false", "db.tx_log.rotation.retention_policy": "keep_none",
    ]
  }

  /// The line that `neo4j-admin dbms set-initial-password` writes; that command takes the password as an argument,
  /// where every user of the machine can see it. SHA-256 over salt and password, then 1,023 times over itself.
  static func credential(
    password: String, salt: [UInt8] = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
  ) -> String {
    var digest = sha256(salt + Array(password.utf8))
    for _ in 1..<1024 { digest = sha256(digest) }
    return "neo4j:SHA-256,\(hexadecimal(digest)),\(hexadecimal(salt)),1024:\n"
  }

  private static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    return digest
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
