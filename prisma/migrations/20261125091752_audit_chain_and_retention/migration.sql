-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "actorKind" TEXT NOT NULL DEFAULT 'person',
ADD COLUMN     "address" TEXT,
ADD COLUMN     "after" JSON,
ADD COLUMN     "before" JSON,
ADD COLUMN     "hash" TEXT,
ADD COLUMN     "previousHash" TEXT,
ADD COLUMN     "sequence" INTEGER,
ADD COLUMN     "sessionId" TEXT,
ADD COLUMN     "subjectId" TEXT,
ADD COLUMN     "tokenId" TEXT,
ADD COLUMN     "userAgent" TEXT;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "capture" JSON;

-- CreateTable
CREATE TABLE "AuditChain" (
    "id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "anchorSequence" INTEGER NOT NULL DEFAULT 0,
    "anchorHash" TEXT NOT NULL,
    "keepDays" INTEGER,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetentionRule" (
    "subject" TEXT NOT NULL,
    "keepDays" INTEGER NOT NULL,

    CONSTRAINT "RetentionRule_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "RetentionRun" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "removed" JSON NOT NULL,
    "failure" TEXT,

    CONSTRAINT "RetentionRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RetentionRun_startedAt_idx" ON "RetentionRun"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_teamId_sequence_key" ON "AuditEntry"("teamId", "sequence");
