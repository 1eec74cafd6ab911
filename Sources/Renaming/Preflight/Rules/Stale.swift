import Records

/// `stale`: the recording's name is no longer the one that the proposal was made for, or the proposal is decided already.
enum Stale: Rule {
  static let id = Finding.staleRule

  static func examine(_ subject: Subject) -> Concern? {
    let request = subject.request
    if !request.isReversal, request.status == .applied { return Concern("it is applied already") }
    if request.from != request.madeFor {
      return Concern(
        request.isReversal
          ? "the recording is called \(request.from) by now, no longer \(request.madeFor)"
          : "made for \(request.madeFor), but the recording is called \(request.from)",
        advice: request.isReversal ? "undo the later rename first" : "reject it, and propose again")
    }
    if request.status == .applying {
      return Concern("another session is applying it", advice: "if that one was interrupted: tracktion recover")
    }
    return nil
  }
}
