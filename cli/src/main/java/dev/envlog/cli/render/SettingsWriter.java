package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.cli.settings.Setting;
import dev.envlog.cli.settings.Settings;
import java.io.PrintWriter;
import java.util.List;

/** Writes what a user set, and where. */
public final class SettingsWriter {

    private SettingsWriter() {}

    /** Writes all of it. */
    public static void write(OutputFormat format, List<Settings.Shown> settings, PrintWriter out, Screen screen) {
        if (format.machine()) {
            try (JsonRecords records = new JsonRecords(format, out, Redactor.of(true))) {
                settings.forEach(records::setting);
            }
            return;
        }
        Table table = new Table(
                screen,
                List.of(
                        Column.left("OPTION"),
                        Column.left("COMMAND").orAbsent(),
                        Column.left("VALUE").shrinking(Shrink.END, 8),
                        Column.left("FROM").shrinking(Shrink.MIDDLE, 16)));
        for (Settings.Shown shown : settings) {
            Setting setting = shown.setting();
            Role role = shown.counts() ? Role.PLAIN : Role.DIM;
            String instead =
                    shown.instead() == null ? "" : ", " + shown.instead().from() + " counts";
            table.row(List.of(
                    table.cell().add(setting.option(), role),
                    table.cell().add(setting.command() == null ? "" : setting.command(), role),
                    table.cell().add(setting.value(), role),
                    table.cell().add(setting.from() + instead, Role.DIM)));
        }
        table.flush();
        screen.flush();
    }
}
