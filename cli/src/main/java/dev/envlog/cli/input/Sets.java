package dev.envlog.cli.input;

import dev.envlog.log.Event;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which files are one log, and names the pods. */
final class Sets {

    private final @Nullable String pod;
    private final LineFormats formats;
    private final Set<String> taken = new HashSet<>();

    Sets(InputRules rules) {
        this.pod = rules.pod();
        this.formats = rules.formats();
    }

    private record Placed(LogFile file, Rotated place) {}

    /** The logs that the files make, in order of their first files. */
    List<LogSet> of(List<LogFile> files, boolean timed) {
        if (files.size() == 1) {
            // Its place among others need not be found out, which takes patterns.
            LogFile only = files.get(0);
            return List.of(set(only.name, List.of(only), timed));
        }
        Map<String, List<Placed>> groups = new LinkedHashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        List<Placed> all = new ArrayList<>();
        for (LogFile file : files) {
            Placed placed = new Placed(file, Rotated.of(container(file) + file.path));
            all.add(placed);
            sizes.merge(placed.place.base(), placed.place.sure() ? 1 : 0, Integer::sum);
        }
        for (Placed placed : all) {
            // A number alone may as well be that of a replica: then it is no part of another log.
            boolean alone = sizes.getOrDefault(placed.place.base(), 0) == 0;
            groups.computeIfAbsent(alone ? placed.file.name : placed.place.base(), base -> new ArrayList<>())
                    .add(placed);
        }
        List<LogSet> sets = new ArrayList<>();
        for (Map.Entry<String, List<Placed>> group : groups.entrySet()) {
            List<Placed> members = group.getValue();
            members.sort((a, b) -> Rotated.order(a.place, b.place));
            if (members.size() > 1 && follow(members)) {
                sets.add(set(group.getKey(), members.stream().map(Placed::file).toList(), true));
            } else {
                members.sort((a, b) -> Integer.compare(files.indexOf(a.file), files.indexOf(b.file)));
                members.forEach(member -> sets.add(set(member.file.name, List.of(member.file), timed)));
            }
        }
        return sets;
    }

    /** Files in different archives are different logs, whatever their paths in them. */
    private static String container(LogFile file) {
        return file.name.endsWith(file.path)
                ? file.name.substring(0, file.name.length() - file.path.length())
                : file.name + "!";
    }

    /** Whether the times agree with what the names say. */
    private static boolean follow(List<Placed> members) {
        long before = Long.MIN_VALUE;
        Rotated place = null;
        for (Placed member : members) {
            long time = member.file.sniffed().firstTime();
            if (time != Event.NO_TIME && time < before) {
                return false;
            }
            if (place != null && Rotated.order(place, member.place) == 0) {
                return false;
            }
            place = member.place;
            before = time == Event.NO_TIME ? before : time;
        }
        return true;
    }

    private LogSet set(String base, List<LogFile> files, boolean timed) {
        LogFile first = files.get(0);
        boolean several = files.size() > 1;
        String whole = several ? base : first.name;
        String origin = pod != null
                ? pod
                : own(first.path, several ? Rotated.of(first.path).base() : first.path, whole);
        List<LogSource> parts = files.stream()
                .map(file -> new LogSource(file.name, origin, file.text, formats))
                .toList();
        String name = several ? base + " (" + files.size() + " files)" : whole;
        return new LogSet(name, parts, timed ? first.sniffed().firstTime() : Event.NO_TIME, false);
    }

    /** What the path names, unless that is another log's name already. */
    private String own(String path, String shortest, String whole) {
        String found = Objects.requireNonNullElse(PodNames.of(path), shortest);
        String origin = taken.add(found) ? found : whole;
        taken.add(origin);
        return origin;
    }
}
