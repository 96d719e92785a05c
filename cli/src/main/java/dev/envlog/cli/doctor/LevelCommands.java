package dev.envlog.cli.doctor;

import dev.envlog.cli.doctor.Checkup.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to type to see, raise and restore the levels of a proxy's loggers, by what runs it. Each entry is one line.
 *
 * @param raise empty if nothing is to be raised
 * @param restore what puts back what is raised, now or already
 */
public record LevelCommands(List<String> show, List<String> raise, List<String> restore) {

    /** Names come from the log, and what is printed here is pasted into a shell. */
    private static final Pattern SAFE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?");

    private static final int ON_A_LINE = 6;

    private static final String ADMIN = "localhost:9901/logging";

    /** For the process that a checkup is of; none if there is no process that could be asked. */
    public static LevelCommands of(Checkup checkup) {
        if (checkup.refused()) {
            return new LevelCommands(List.of(), List.of(), List.of());
        }
        List<String> loggers = checkup.missing().stream()
                .map(Missing::name)
                .filter(name -> name.matches("\\w+"))
                .toList();
        String name = checkup.pod();
        boolean named = name != null
                && !name.equals(checkup.file())
                && SAFE.matcher(name).matches();
        String pod = named ? name : "POD";
        return switch (checkup.mesh()) {
            case ISTIO -> of("istioctl proxy-config log " + pod, " --level ", " --reset", loggers);
            case CONSUL -> of("consul-k8s proxy log " + pod, " -update-level ", " -update-level info", loggers);
            case ENVOY -> admin(loggers);
        };
    }

    private static LevelCommands of(String command, String level, String reset, List<String> loggers) {
        String levels = loggers.stream().map(logger -> logger + ":debug").collect(Collectors.joining(","));
        return new LevelCommands(
                List.of(command),
                loggers.isEmpty() ? List.of() : List.of(command + level + levels),
                List.of(command + reset));
    }

    private static LevelCommands admin(List<String> loggers) {
        List<String> raise = new ArrayList<>();
        int first = Math.min(ON_A_LINE, loggers.size());
        boolean more = first < loggers.size();
        raise.add("for l in " + String.join(" ", loggers.subList(0, first)) + (more ? " \\" : "; do"));
        if (more) {
            raise.add("    " + String.join(" ", loggers.subList(first, loggers.size())) + "; do");
        }
        raise.add("  curl -sX POST -o /dev/null \"" + ADMIN + "?$l=debug\"; done");
        return new LevelCommands(
                List.of("curl -sX POST " + ADMIN),
                loggers.isEmpty() ? List.of() : List.copyOf(raise),
                List.of("curl -sX POST -o /dev/null \"" + ADMIN + "?level=info\""));
    }
}
