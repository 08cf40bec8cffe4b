-- AlterTable
ALTER TABLE "Stage" ADD COLUMN     "awsAccountId" TEXT;

-- CreateTable
CREATE TABLE "AwsAccount" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "takenName" TEXT,
    "region" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "accountId" TEXT,
    "roleArns" JSON,
    "bucket" TEXT,
    "permissionsBoundaryArn" TEXT,
    "provenAt" TIMESTAMP(3),
    "checkedAt" TIMESTAMP(3),
    "checkFailure" TEXT,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "AwsAccount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AwsAccount_externalId_key" ON "AwsAccount"("externalId");

-- CreateIndex
CREATE UNIQUE INDEX "AwsAccount_teamId_takenName_key" ON "AwsAccount"("teamId", "takenName");

-- CreateIndex
CREATE INDEX "Stage_awsAccountId_idx" ON "Stage"("awsAccountId");

-- AddForeignKey
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_awsAccountId_fkey" FOREIGN KEY ("awsAccountId") REFERENCES "AwsAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AwsAccount" ADD CONSTRAINT "AwsAccount_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
