-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "approval" JSON,
ADD COLUMN     "promotedFromId" TEXT,
ADD COLUMN     "withoutAsking" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Stage" ADD COLUMN     "approvalBy" TEXT NOT NULL DEFAULT 'anyone',
ADD COLUMN     "requiresApproval" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "StackOperation" (
    "id" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSON NOT NULL,
    "status" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMP(3),
    "fencingToken" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "result" JSON,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "StackOperation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StackOperation_stageId_createdAt_idx" ON "StackOperation"("stageId", "createdAt");

-- CreateIndex
CREATE INDEX "StackOperation_status_idx" ON "StackOperation"("status");

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_promotedFromId_fkey" FOREIGN KEY ("promotedFromId") REFERENCES "Deployment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StackOperation" ADD CONSTRAINT "StackOperation_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
