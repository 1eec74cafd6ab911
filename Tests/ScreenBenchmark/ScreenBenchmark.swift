import Glibc
import TerminalHarness

/// The screen beside bare ncurses and other list programs, in one run:
///
/// ```
/// swift run -c release ScreenBenchmark [--rows 40] [--columns 120] [--starts 5] [--runs 1] -- TRACKTION [ARGUMENT…]
/// ```
///
/// TRACKTION is opened on whatever library its environment and arguments name. Peers that are installed (`less`, `tig`,
/// `nnn`) take part with a file, a repository and a folder of their own. Latencies below a millisecond are only worth
/// their ratio to bare ncurses in the same run.
@main
struct ScreenBenchmark {
  static func main() {
    do {
      let (setting, runs, command) = try order(Array(CommandLine.arguments.dropFirst()))
      let peers = try Peers()
      defer { peers.remove() }
      let own = Contestant(
        name: "tracktion", path: command[0], arguments: Array(command.dropFirst()), marker: "─ 1 Recordings",
        lines: setting.rows / 2)
      for run in 1...runs {
        print("run \(run) of \(runs), \(setting.columns)×\(setting.rows), medians; times in ms")
        try report([own] + peers.contestants(setting), setting)
        report(try ScreenFigures.measure(own, setting))
      }
    } catch {
      print("benchmark: \(error)")
      exit(2)
    }
  }

  private static func order(_ words: [String]) throws -> (Setting, runs: Int, command: [String]) {
    var setting = Setting()
    var runs = 1
    var rest = words[...]
    while let word = rest.popFirst(), word != "--" {
      guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
        throw BenchmarkError.usage("\(word) needs a number")
      }
      switch word {
      case "--rows": setting.rows = number
      case "--columns": setting.columns = number
      case "--starts": setting.starts = number
      case "--runs": runs = number
      default: throw BenchmarkError.usage("unknown option \(word)")
      }
    }
    guard !rest.isEmpty else { throw BenchmarkError.usage("the program to measure stands behind --") }
    for pointer in sequence(first: environ, next: { $0 + 1 }) {
      guard let line = pointer.pointee else { break }
      let parts = String(cString: line).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { setting.environment[String(parts[0])] = String(parts[1]) }
    }
    setting.environment["TERM"] = "xterm-256color"
    setting.environment["LANG"] = "C.UTF-8"
    for name in ["COLORTERM", "TMUX", "NO_COLOR", "LC_ALL"] { setting.environment[name] = nil }
    return (setting, runs, Array(rest))
  }

  private static func report(_ contestants: [Contestant], _ setting: Setting) throws {
    var bare: ListFigures?
    for contestant in contestants.reversed() {
      let figures: ListFigures
      do {
        figures = try ListFigures.measure(contestant, setting)
      } catch let error as BenchmarkError where contestant.name != "tracktion" {
        print("\(contestant.name): left out, \(error)")
        continue
      }
      if contestant.name == "bare ncurses" { bare = figures }
      var line =
        "\(contestant.name): first byte \(figures.firstByte.text), first paint \(figures.firstPaint.text), "
        + "key \(figures.move.text), scrolled key \(figures.scroll.text) of \(Int(figures.scrollBytes.median)) bytes, "
        + "page \(figures.page.text), memory \(figures.memory.now) kB (peak \(figures.memory.peak)), "
        + "idle \(figures.idleBytes) bytes and \(figures.idleProcessor) ms CPU in 3 s"
      if let bare, contestant.name == "tracktion" {
        line += "; against bare ncurses: key \(Sample.short(figures.move.median / bare.move.median)) ×, "
        line += "scrolled key \(Sample.short(figures.scroll.median / bare.scroll.median)) ×"
      }
      print(line)
    }
  }

  private static func report(_ figures: ScreenFigures) {
    print(
      "tracktion: header \(figures.header.text); a scrolled key until all is settled: \(Int(figures.settledBytes.median)) "
        + "bytes, \(figures.settled.text); Esc \(figures.escape.text); resize \(figures.resize.text); filter letter: first "
        + "byte \(figures.filterFirst.text), settled \(figures.filterSettled.text); memory after 10,000 moves and one *: "
        + "\(figures.memory.now) kB (peak \(figures.memory.peak))")
  }
}
