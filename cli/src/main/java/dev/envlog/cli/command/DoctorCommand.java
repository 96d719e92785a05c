package dev.envlog.cli.command;

import dev.envlog.cli.doctor.Doctor;
import dev.envlog.cli.render.DoctorWriter;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.correlator.CorrelatorOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description = "Tell what a log is, how far it is understood, what it lacks, and what to do about it.",
        footer = {
            "",
            "Confidence is the share of lines that are as the format wants them.",
            "",
            "Examples:",
            "  envlog doctor proxy.log",
            "  envlog doctor --brief *.log",
            "  envlog doctor -o json proxy.log | jq '.[0].unknown'"
        })
final class DoctorCommand extends LogCommand {

    @Parameters(paramLabel = "FILE", description = "logs, also gzipped; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(names = "--brief", description = "one line for each log")
    private boolean brief;

    DoctorCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        output.refuseCsv();
        if (output.format == OutputFormat.NAME) {
            throw new UserError("-o name: a checkup has no name; use ndjson and take 'file'");
        }
        Notes notes = notes();
        Redactor redactor = output.redactor();
        Doctor doctor = new Doctor(redactor::text);
        Workspace workspace = open(files, "doctor");
        List<InputReport> reports = workspace.read(CorrelatorOptions.allEvents(), doctor);
        boolean found = false;
        try (DoctorWriter writer = DoctorWriter.of(output.format, out(), screen(), redactor, brief)) {
            for (InputReport report : reports) {
                if (report.summary() != null) {
                    doctor.checkups(report).forEach(checkup -> writer.checkup(checkup, report));
                    CorrelationSummary correlated = report.correlation();
                    found |= report.summary().logRecords() > 0 || (correlated != null && correlated.accessAlone() > 0);
                }
            }
        }
        return notes.outcome(reports, found);
    }
}
