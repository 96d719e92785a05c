package dev.envlog.cli.command;

import dev.envlog.cli.workspace.UserError;
import dev.envlog.query.Field;
import dev.envlog.query.FieldCatalog;

/** Fields of the query language by the names that a user types. */
final class FieldNames {

    private FieldNames() {}

    /**
     * The field of that name.
     *
     * @param option for the message
     * @throws UserError if there is none
     */
    static Field named(String option, String typed) {
        FieldCatalog catalog = FieldCatalog.shared();
        Field field = catalog.find(typed);
        if (field != null) {
            return field;
        }
        String near = catalog.nearest(typed);
        throw new UserError(option + ": there is no field '" + typed + "'; "
                + (near == null ? "'envlog help fields' lists them" : "did you mean '" + near + "'?"));
    }
}
