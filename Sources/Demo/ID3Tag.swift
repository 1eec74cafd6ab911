/// An ID3v2.4 tag (id3.org, id3v2.4.0-structure and -frames): text frames in UTF-8, and a comment.
struct ID3Tag {
  let track: DemoTrack

  var bytes: [UInt8] {
    let frames = texts.filter { !$0.text.isEmpty }.flatMap { frame($0.name, [3] + Array($0.text.utf8)) } + comment
    return Array("ID3".utf8) + [4, 0, 0] + Self.synchsafe(frames.count) + frames
  }

  private var texts: [(name: String, text: String)] {
    [
      ("TIT2", track.title), ("TPE1", track.artist), ("TALB", track.album), ("TCON", track.genre),
      ("TBPM", track.wholeBpm), ("TKEY", track.key ?? ""), ("TPUB", track.label),
      ("TRCK", track.track.map(String.init) ?? ""), ("TPOS", track.disc.map(String.init) ?? ""),
      ("TDRC", track.year.map(String.init) ?? ""),
    ]
  }

  /// COMM: encoding, language, an empty description, the text.
  private var comment: [UInt8] {
    track.comment.isEmpty ? [] : frame("COMM", [3] + Array("eng".utf8) + [0] + Array(track.comment.utf8))
  }

  private func frame(_ name: String, _ body: [UInt8]) -> [UInt8] {
    Array(name.utf8) + Self.synchsafe(body.count) + [0, 0] + body
  }

  /// 28 bits in four bytes of which none has its highest bit.
  private static func synchsafe(_ value: Int) -> [UInt8] {
    [21, 14, 7, 0].map { UInt8(value >> $0 & 0x7f) }
  }
}

extension DemoTrack {
  /// TBPM and its kin hold a whole number: `142.07` is 142.
  var wholeBpm: String { bpm.flatMap { Double($0) }.map { String(Int($0.rounded())) } ?? "" }
}
