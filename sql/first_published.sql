-- Who published it first, and who carried it when?
--
--     .read sql/near_duplicates.sql
--     .read sql/first_published.sql
--
-- Puts the pairs of article_pairs together into clusters, keeps them in article_clusters, and shows each cluster in the
-- order of publication (the view publication_order). Clusters chain: look at the pairs of a large one before you trust it.

BEGIN;
DELETE FROM article_clusters;
INSERT INTO article_clusters SELECT member, cluster, size FROM clusters('article_pairs');
COMMIT;

SELECT cluster, place, article, outlet, published_at FROM publication_order ORDER BY cluster, place IS NULL, place, article;
