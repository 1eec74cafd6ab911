import Digests
import Glibc
import Testing

struct DigestTests {
  /// FIPS 180-2, appendix B.
  @Test func `SHA-256 is the one of the standard's examples`() throws {
    #expect(
      try Digest.of(Array("abc".utf8)).hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      try Digest.of([]).hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// RFC 1321, A.5.
  @Test func `MD5 is the one of the standard's examples`() throws {
    #expect(try Digest.of(Array("message digest".utf8), .md5).hexadecimal == "f96b697d7cb7938d525a2f31aaf161d0")
    #expect(try Digest.of([], .md5).hexadecimal == "d41d8cd98f00b204e9800998ecf8427e")
  }

  @Test func `A digest of pieces is the digest of the whole`() throws {
    var running = try RunningDigest(.sha256)
    try running.update(Array("a".utf8))
    try running.update(Array("bc".utf8))
    let pieces = try running.finish()
    #expect(try pieces == Digest.of(Array("abc".utf8)))
  }

  @Test func `A file larger than the buffer has the digest of its bytes`() throws {
    let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try withFile(bytes) { (path: String) throws in
      #expect(try FileDigest.of(path: path) == Digest.of(bytes))
      #expect(try FileDigest.of(path: path, .md5) == Digest.of(bytes, .md5))
    }
  }

  @Test func `Ranges of a file are joined in their order, and end where the file ends`() throws {
    try withFile(Array("0123456789".utf8)) { (path: String) throws in
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      let digest = try FileDigest.of(descriptor: descriptor, .md5, ranges: [7..<100, 1..<3])
      #expect(try digest == Digest.of(Array("78912".utf8), .md5))
    }
  }

  @Test func `A file that is not there is named as unreadable with its errno`() {
    #expect(throws: DigestError.unreadable(code: ENOENT, call: "open")) {
      try FileDigest.of(path: "/nonexistent/file")
    }
  }

  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    var template = Array("/tmp/tracktion-digest-XXXXXX\0".utf8CString.dropLast())
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      close(descriptor)
      unlink(path)
    }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    try body(path)
  }
}
