// Crane.java - newsprint from Java's JDBC driver for SQLite (xerial)
//
//     java -cp /usr/share/java/sqlite-jdbc.jar examples/Crane.java [build/newsprint]

import java.sql.DriverManager;
import org.sqlite.SQLiteConfig;

public class Crane {
    public static void main(String[] arguments) throws Exception {
        String library = arguments.length > 0 ? arguments[0] : "build/newsprint";
        String wire = "A crane fell on the ferry pier at dawn and eleven people died";
        String paper = "A crane fell on the ferry pier at dawn and eleven people died, police said";

        var config = new SQLiteConfig();
        config.enableLoadExtension(true);
        try (var db = DriverManager.getConnection("jdbc:sqlite::memory:", config.toProperties())) {
            var load = db.prepareStatement("SELECT load_extension(?)");
            load.setString(1, library);
            load.execute();
            var compare = db.prepareStatement("SELECT similarity(?1, ?2), containment(?1, ?2)");
            compare.setString(1, wire);
            compare.setString(2, paper);
            var row = compare.executeQuery();
            System.out.printf("similarity %.2f, containment %.2f%n", row.getDouble(1), row.getDouble(2));
        }
    }
}
