-- Holds the place of the step of erasure, which comes from another branch: it takes this file's place at the merge.
SELECT 1;
