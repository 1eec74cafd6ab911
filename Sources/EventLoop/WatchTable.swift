import Glibc

/// Who waits for which descriptor. A value of the loop's thread.
struct WatchTable {
  struct Watch {
    let id: UInt64
    let interest: Readiness
    let once: Bool
    let run: @Sendable (Readiness) -> Void
  }

  private var byDescriptor: [Int32: [Watch]] = [:]
  private var descriptorOf: [UInt64: Int32] = [:]

  mutating func add(_ watch: Watch, to descriptor: Int32) {
    byDescriptor[descriptor, default: []].append(watch)
    descriptorOf[watch.id] = descriptor
  }

  /// The watch that was there, if any.
  @discardableResult
  mutating func remove(_ id: UInt64) -> Watch? {
    guard let descriptor = descriptorOf.removeValue(forKey: id),
      let index = byDescriptor[descriptor]?.firstIndex(where: { $0.id == id })
    else { return nil }
    let watch = byDescriptor[descriptor]?.remove(at: index)
    if byDescriptor[descriptor]?.isEmpty == true { byDescriptor[descriptor] = nil }
    return watch
  }

  /// Takes away every watch of a descriptor that is about to be closed.
  mutating func removeAll(of descriptor: Int32) -> [Watch] {
    let watches = byDescriptor.removeValue(forKey: descriptor) ?? []
    for watch in watches { descriptorOf[watch.id] = nil }
    return watches
  }

  func fill(_ descriptors: inout [pollfd], wake: Int32) {
    descriptors.removeAll(keepingCapacity: true)
    descriptors.append(pollfd(fd: wake, events: Int16(POLLIN), revents: 0))
    for (descriptor, watches) in byDescriptor {
      let events = watches.reduce(into: Readiness()) { $0.formUnion($1.interest) }
      descriptors.append(pollfd(fd: descriptor, events: events.rawValue, revents: 0))
    }
  }

  /// The watches that hear of this readiness; those that wait once are gone from the table then.
  mutating func take(_ descriptor: Int32, _ ready: Readiness) -> [(watch: Watch, seen: Readiness)] {
    let always: Readiness = [.hungUp, .failed]
    return (byDescriptor[descriptor] ?? []).compactMap { watch in
      let seen = ready.intersection(watch.interest.union(always))
      guard !seen.isEmpty else { return nil }
      if watch.once { remove(watch.id) }
      return (watch, seen)
    }
  }

  /// False once a persistent watch has been ended.
  func contains(_ id: UInt64) -> Bool { descriptorOf[id] != nil }
}
