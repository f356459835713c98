-- The box of a spot says by its key alone of which kind and hours it is: a ring is searched without reading one row
-- beside the tree. Few open hours are asked by themselves, and what travels by its day.
DROP TABLE spot_box;
DROP INDEX spot_with_hours;
-- Derived again from the records, which this version asks for.
DELETE FROM spot;

CREATE VIRTUAL TABLE spot_box USING rtree_i32 (key, south, north, west, east);
CREATE INDEX spot_with_hours ON spot (hours, kind, lat, lon) WHERE day IS NULL;
CREATE INDEX spot_on ON spot (day) WHERE day IS NOT NULL;
