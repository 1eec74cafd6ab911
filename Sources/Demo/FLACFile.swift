/// A FLAC file (RFC 9639) of one frame: STREAMINFO, Vorbis comments, and the samples as they are (a verbatim subframe).
struct FLACFile {
  let track: DemoTrack
  let audio: SilentAudio

  var bytes: [UInt8] {
    Array("fLaC".utf8) + block(0, streamInfo) + block(4, comments, last: true) + frame
  }

  private func block(_ type: UInt8, _ body: [UInt8], last: Bool = false) -> [UInt8] {
    [type | (last ? 0x80 : 0)] + Bytes.bigEndian(UInt32(body.count)).dropFirst() + body
  }

  /// Section 8.2: block sizes, unknown frame sizes, then rate (20 bits), channels - 1 (3), bits - 1 (5), samples (36), MD5.
  private var streamInfo: [UInt8] {
    let size = Bytes.bigEndian(UInt16(SilentAudio.sampleCount))
    let packed = UInt64(SilentAudio.sampleRate) << 44 | 15 << 36 | UInt64(SilentAudio.sampleCount)
    return size + size + [UInt8](repeating: 0, count: 6) + Bytes.bigEndian(packed) + audio.md5
  }

  private var comments: [UInt8] {
    let fields = [
      ("TITLE", track.title), ("ARTIST", track.artist), ("ALBUM", track.album), ("GENRE", track.genre),
      ("BPM", track.wholeBpm), ("INITIALKEY", track.key ?? ""), ("LABEL", track.label), ("COMMENT", track.comment),
      ("TRACKNUMBER", track.track.map(String.init) ?? ""), ("DISCNUMBER", track.disc.map(String.init) ?? ""),
      ("DATE", track.year.map(String.init) ?? ""),
    ].filter { !$0.1.isEmpty }
    let list = fields.flatMap { text("\($0)=\($1)") }
    return text("tracktion demo") + Bytes.littleEndian(UInt32(fields.count)) + list
  }

  private func text(_ text: String) -> [UInt8] { Bytes.littleEndian(UInt32(text.utf8.count)) + Array(text.utf8) }

  /// Section 9: fixed block size of 4,096 samples, 44.1 kHz, one channel, 16 bits, frame 0.
  private var frame: [UInt8] {
    let header: [UInt8] = [0xFF, 0xF8, 0xC9, 0x08, 0]
    let verbatim: [UInt8] = [0x02]
    let body = header + [Self.crc8(header)] + verbatim + audio.bigEndian
    return body + Bytes.bigEndian(Self.crc16(body))
  }

  private static func crc8(_ bytes: [UInt8]) -> UInt8 {
    bytes.reduce(0) { crc, byte in
      (0..<8).reduce(crc ^ byte) { crc, _ in crc & 0x80 != 0 ? crc << 1 ^ 0x07 : crc << 1 }
    }
  }

  private static func crc16(_ bytes: [UInt8]) -> UInt16 {
    bytes.reduce(0) { crc, byte in
      (0..<8).reduce(crc ^ UInt16(byte) << 8) { crc, _ in crc & 0x8000 != 0 ? crc << 1 ^ 0x8005 : crc << 1 }
    }
  }
}
