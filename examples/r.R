# r.R - newsprint from R's RSQLite
#
#     Rscript examples/r.R [build/newsprint.so]

library(DBI)

arguments <- commandArgs(trailingOnly = TRUE)
library_file <- if (length(arguments)) arguments[1] else "build/newsprint.so"
wire <- "A crane fell on the ferry pier at dawn and eleven people died"
paper <- "A crane fell on the ferry pier at dawn and eleven people died, police said"

db <- dbConnect(RSQLite::SQLite(), ":memory:", loadable.extensions = TRUE)
invisible(dbGetQuery(db, "SELECT load_extension(?)", params = list(library_file)))
row <- dbGetQuery(db, "SELECT similarity(?1, ?2) AS similarity, containment(?1, ?2) AS containment",
                  params = list(wire, paper))
cat(sprintf("similarity %.2f, containment %.2f\n", row$similarity, row$containment))
dbDisconnect(db)
