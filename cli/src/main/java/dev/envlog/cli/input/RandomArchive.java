package dev.envlog.cli.input;

import dev.envlog.parser.input.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An archive whose members can be read in any order and side by side.
 *
 * @param archive closed with this
 */
record RandomArchive(List<Member> members, Closeable archive) implements Closeable {

    /**
     * A file in it.
     *
     * @param raw its bytes, as they were before they were put into the archive
     */
    record Member(String path, LogSource.Opener raw) {}

    /** Opens an archive; null if it cannot be opened so, but perhaps from its beginning. */
    static @Nullable RandomArchive open(Path file, ArchiveKind kind, int ratio, List<Remark> remarks) {
        try {
            RandomArchive archive = kind == ArchiveKind.ZIP ? zip(file, ratio, remarks) : tar(file);
            int most = Walker.MOST_FILES;
            if (archive.members.size() > most) {
                remarks.add(new Remark(
                        file.toString(), "more than " + most + " files in it; unpack it and name the logs", true));
                return new RandomArchive(archive.members.subList(0, most), archive.archive);
            }
            return archive;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static RandomArchive zip(Path file, int ratio, List<Remark> remarks) throws IOException {
        ZipFile zip = ZipFile.builder().setPath(file).get();
        // Members may share their bytes: the size of the file bounds what all of them expand to.
        Meter meter = new Meter(ratio);
        meter.raw(Files.size(file));
        List<Member> members = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            if (!Walker.isFile(entry)) {
                continue;
            }
            if (zip.canReadEntryData(entry)) {
                members.add(new Member(entry.getName(), () -> meter.expanded(zip.getInputStream(entry))));
            } else {
                remarks.add(new Remark(
                        file + "!" + entry.getName(),
                        "encrypted, or packed in a way that envlog does not know; unpack it",
                        true));
            }
        }
        return new RandomArchive(members, zip);
    }

    private static RandomArchive tar(Path file) throws IOException {
        TarFile tar = new TarFile(file);
        List<Member> members = new ArrayList<>();
        for (TarArchiveEntry entry : tar.getEntries()) {
            if (Walker.isFile(entry)) {
                members.add(new Member(entry.getName(), () -> tar.getInputStream(entry)));
            }
        }
        return new RandomArchive(members, tar);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
