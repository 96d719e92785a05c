package dev.envlog.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
final class Version implements IVersionProvider {

    static String line() {
        return "envlog "
                + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(development)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
