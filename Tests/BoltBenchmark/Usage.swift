import Glibc

/// What this process has used up.
struct Usage {
  /// User and system time of all threads.
  let cpuSeconds: Double
  let maxResidentKilobytes: Int

  static var now: Usage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return Usage(cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), maxResidentKilobytes: usage.ru_maxrss)
  }
}

/// Wall time in seconds, from a start that does not matter.
func wallSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
