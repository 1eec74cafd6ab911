import Library
import Terminal

extension Command {
  static let doctor = Command(
    "doctor", summary: "look at terminal, config, roots and servers, and say what to do about each", options: [.json]
  ) { await DoctorVerb(invocation: $0).run() }
}

/// `tracktion doctor`: looks at everything, whatever else fails; exit status 1 where something is an error.
struct DoctorVerb {
  let invocation: Invocation

  func run() async -> ExitStatus {
    var found = [build, terminal]
    do {
      let configuration = try invocation.configuration()
      found.append(Diagnosis("config", .ok, configuration.path ?? "none; every setting has a default"))
      found += await RootExamination.diagnoses(of: configuration.roots)
      found += await servers(configuration)
    } catch {
      found.append(
        Diagnosis("config", .error, "\(error)", advice: "mend that line, or move the file away; the README has one"))
    }
    for diagnosis in found { print(diagnosis) }
    return found.contains { $0.state == .error } ? .someFailed : .done
  }

  private func servers(_ configuration: Configuration) async -> [Diagnosis] {
    do {
      let library = try await MusicLibrary.open(configuration, configuration.serverChoice())
      let found = await library.diagnoses()
      await library.close()
      return found
    } catch {
      return [
        Diagnosis(
          "PostgreSQL", .error, Outage(error).message, advice: "`tracktion local start` makes servers of your own")
      ]
    }
  }

  private var build: Diagnosis {
    Diagnosis("build", .ok, "tracktion \(Version.current); tags of audio files are not read by this build")
  }

  private var terminal: Diagnosis {
    let report = TerminalReport()
    guard let problem = report.problem else { return Diagnosis("terminal", .ok, report.detail) }
    return Diagnosis("terminal", .warning, report.detail, advice: problem)
  }

  private func print(_ diagnosis: Diagnosis) {
    let console = invocation.console
    guard !console.json else {
      return console.print(
        .object([
          ("check", .string(diagnosis.check)), ("state", .string(diagnosis.state.rawValue)),
          ("detail", .string(diagnosis.detail)), ("advice", .of(diagnosis.advice)),
        ]))
    }
    let mark = diagnosis.state == .ok ? "ok     " : diagnosis.state == .warning ? "warning" : "ERROR  "
    console.print("\(mark)  \(diagnosis.check): \(diagnosis.detail)")
    if let advice = diagnosis.advice { console.print("         \(advice)") }
  }
}
