import CSystem
import Glibc
import Synchronization
import Testing

@testable import EventLoop

@Suite struct EventLoopTests {
  private func pipe() -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    #expect(csystem_pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test func aReadableDescriptorEndsTheWait() async throws {
    let (reader, writer) = pipe()
    defer {
      close(reader)
      close(writer)
    }
    async let ready = EventLoop.io.ready(reader, for: .readable)
    var byte: UInt8 = 7
    #expect(write(writer, &byte, 1) == 1)
    #expect(try await ready.contains(.readable))
  }

  @Test func theDeadlineEndsTheWaitWithATypedError() async throws {
    let (reader, writer) = pipe()
    defer {
      close(reader)
      close(writer)
    }
    await #expect(throws: EventLoopError.timedOut) {
      try await EventLoop.io.ready(reader, for: .readable, until: .now + .milliseconds(5))
    }
  }

  @Test func cancellingTheTaskEndsTheWait() async throws {
    let (reader, writer) = pipe()
    defer {
      close(reader)
      close(writer)
    }
    let wait = Task { try await EventLoop.io.ready(reader, for: .readable) }
    wait.cancel()
    await #expect(throws: CancellationError.self) { try await wait.value }
  }

  @Test func lettingGoOfADescriptorEndsItsWaits() async throws {
    let (reader, writer) = pipe()
    defer {
      close(reader)
      close(writer)
    }
    let (started, signal) = AsyncStream<Void>.makeStream()
    let wait = Task {
      signal.yield()
      return try await EventLoop.io.ready(reader, for: .readable, until: .now + .seconds(10))
    }
    for await _ in started { break }
    let loop = EventLoop.io
    let again = Task {
      while true {
        loop.letGo(of: reader)
        try await loop.sleep(for: .milliseconds(1))
      }
    }
    let result = await wait.result
    again.cancel()
    switch result {
    case .success(let ready): #expect(ready.contains(.failed))
    case .failure(let error): #expect(error as? EventLoopError == .descriptorClosed)
    }
  }

  @Test func timersRunInOrder() async throws {
    let order = Mutex<[Int]>([])
    let start = ContinuousClock.now
    await withCheckedContinuation { continuation in
      for delay in [3, 1, 2] {
        _ = EventLoop.io.timer(at: start + .milliseconds(delay * 5)) {
          let done = order.withLock { order in
            order.append(delay)
            return order.count == 3
          }
          if done { continuation.resume() }
        }
      }
    }
    #expect(order.withLock { $0 } == [1, 2, 3])
  }

  @Test func anActorOnTheLoopRunsOnItsThread() async {
    actor Bound {
      nonisolated var unownedExecutor: UnownedSerialExecutor { EventLoop.io.asUnownedSerialExecutor() }
      func isOnLoop() -> Bool { EventLoop.io.isCurrent }
    }
    #expect(await Bound().isOnLoop())
    #expect(!EventLoop.io.isCurrent)
  }

  @Test func blockedThreadsDoNotHoldUpTheLoop() async throws {
    let (reader, writer) = pipe()
    defer {
      close(reader)
      close(writer)
    }
    async let blocked: Void = BlockingWork.run {
      var descriptor = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
      _ = poll(&descriptor, 1, 10_000)
    }
    try await EventLoop.io.sleep(for: .milliseconds(1))
    var byte: UInt8 = 1
    #expect(write(writer, &byte, 1) == 1)
    try await blocked
  }

  @Test func loopbackResolvesOffTheThread() async throws {
    let addresses = try await HostResolver.addresses(of: "127.0.0.1", port: 7687, until: .now + .seconds(10))
    #expect(addresses.map(\.description) == ["127.0.0.1:7687"])
  }

  @Test func aNameThatDoesNotExistIsATypedError() async {
    await #expect(throws: ResolutionError.self) {
      try await HostResolver.addresses(of: "no-such-host.invalid", port: 1, until: .now + .seconds(30))
    }
  }

  @Test func aTaskThatPrefersTheLoopStaysThereWhereItWaits() async throws {
    let loop = EventLoop.io
    try await withTaskExecutorPreference(loop.tasks) {
      #expect(loop.isCurrent)
      for _ in 0..<3 {
        try await loop.sleep(for: .milliseconds(1))
        #expect(loop.isCurrent)
      }
    }
    #expect(!loop.isCurrent)
  }
}
