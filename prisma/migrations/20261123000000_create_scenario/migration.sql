-- CreateTable
CREATE TABLE "scenarios" (
    "id" VARCHAR(21) NOT NULL,
    "owner_hash" CHAR(64) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "scenario" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scenarios_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scenarios_owner_hash_updated_at_idx" ON "scenarios"("owner_hash", "updated_at" DESC);
