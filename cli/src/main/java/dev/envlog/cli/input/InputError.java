package dev.envlog.cli.input;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why a file cannot be read or written, in words for the user. */
public final class InputError {

    private InputError() {}

    /** A few words, without the file's name. */
    public static String words(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof CharacterCodingException || e instanceof CharConversionException) {
            return "not a text in UTF-8";
        }
        // Its message has the name as well.
        String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return Objects.requireNonNullElse(
                said, e instanceof EOFException ? "ends early" : e.getClass().getSimpleName());
    }
}
