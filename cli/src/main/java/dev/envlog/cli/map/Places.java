package dev.envlog.cli.map;

import dev.envlog.data.Table;
import java.util.HashMap;
import java.util.Map;

/** The table {@code places.txt}: where the lines of a component are pinned. */
final class Places {

    /**
     * A place.
     *
     * @param stage the stage; meaningless if {@code side}
     * @param side true if it depends on the connection whose id is printed
     */
    record Place(Stage stage, boolean side) {}

    private static final Place ELSE = new Place(Stage.END, false);

    private final Map<String, Place> exact = new HashMap<>();
    private final Map<String, Place> beginnings = new HashMap<>();

    static Places load() {
        Places places = new Places();
        Table.load(Places.class, "places.txt", "component", "place").forEach(places::learn);
        return places;
    }

    Place of(String component) {
        Place place = exact.get(component);
        String best = "";
        for (Map.Entry<String, Place> one : beginnings.entrySet()) {
            if (place == null
                    && component.startsWith(one.getKey())
                    && one.getKey().length() > best.length()) {
                best = one.getKey();
            }
        }
        return place != null ? place : beginnings.getOrDefault(best, ELSE);
    }

    private void learn(Table.Row row) {
        String name = row.cell(0);
        Place place = row.cell(1).equals("side")
                ? new Place(Stage.UPSTREAM, true)
                : new Place(row.choice(1, Stage.class), false);
        if (name.endsWith("*")) {
            beginnings.put(name.substring(0, name.length() - 1), place);
        } else {
            exact.put(name, place);
        }
    }
}
