//! How much memory a program takes, with all it started.

/// Memory of the descendants of a process, in MiB; pages shared with others count by their share.
pub fn of(ancestor: u32) -> f64 {
    let stat = |pid: u32| -> Option<(String, u32)> {
        let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let (name, rest) = text.split_once('(')?.1.rsplit_once(')')?;
        Some((name.to_owned(), rest.split_whitespace().nth(1)?.parse().ok()?))
    };
    let mut kib = 0.0;
    for entry in std::fs::read_dir("/proc").unwrap().filter_map(Result::ok) {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let Some((name, mut parent)) = stat(pid) else { continue };
        while parent > 1 && parent != ancestor {
            parent = stat(parent).map_or(0, |(_, parent)| parent);
        }
        if parent != ancestor || name.starts_with("dbus") {
            continue;
        }
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        kib += line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0);
    }
    kib / 1024.0
}
