extension Renamer {
  /// What `reject` would do, with nothing written: rejectable items are `pending`.
  public func rehearseReject(_ requests: [RenameRequest]) -> RenameReport {
    let verdicts = requests.map { request in
      var request = request
      request.statusAfter = .rejected
      return Preflight.Verdict(decision: request)
    }
    return RenameReport(batch: nil, items: verdicts.map { $0.refusal ?? RenameItem($0.request, .pending) })
  }
}
