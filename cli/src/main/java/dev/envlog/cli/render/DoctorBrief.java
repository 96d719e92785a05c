package dev.envlog.cli.render;

import dev.envlog.cli.doctor.Advice;
import dev.envlog.cli.doctor.Checkup;
import dev.envlog.cli.doctor.Checkup.Build;
import dev.envlog.cli.workspace.InputReport;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A checkup in one line. */
final class DoctorBrief {

    /** Of a name in less columns nothing can be recognised; the line may then be longer than the screen. */
    private static final int LEAST_TITLE = 16;

    private final Screen screen;

    DoctorBrief(Screen screen) {
        this.screen = screen;
    }

    void print(Checkup checkup, InputReport report, boolean further) {
        Line line = screen.line();
        if (report.summary() == null || checkup.coverage().records() == 0) {
            line.add(": ").add("no Envoy log", Role.FAIL);
        } else {
            line.add(": " + Objects.requireNonNullElse(report.summary().format(), "unknown format"));
            line.add(String.format(Locale.ROOT, " (%.2f)", confidence(checkup)));
            line.add(" · Envoy " + release(checkup.build()));
            line.add(" · "
                    + Names.percent(
                            checkup.coverage().understood(), checkup.coverage().records()) + " understood");
            line.add(" · " + Names.count(checkup.requests().all(), "request"));
        }
        List<String> advice = Advice.of(checkup, report);
        if (!advice.isEmpty()) {
            line.add(" · ").add(Names.count(advice.size(), "remark"), Role.NOTE);
        }
        Line title = screen.line().add(title(checkup), Role.STRONG);
        int room = Math.max(LEAST_TITLE, screen.width() - line.width());
        screen.print(
                screen.line().add(title, Math.min(room, title.width()), true).add(line, line.width(), false));
    }

    static String title(Checkup checkup) {
        String pod = checkup.pod();
        return pod == null || pod.equals(checkup.file()) ? checkup.file() : checkup.file() + " · " + pod;
    }

    static String release(Build build) {
        String stated = build.stated();
        return stated == null ? build.releases().words() : stated;
    }

    static double confidence(Checkup checkup) {
        Double confidence = checkup.coverage().confidence();
        // Rounded down: 1.00 means every line.
        return confidence == null ? 0 : Math.floor(confidence * 100) / 100;
    }
}
