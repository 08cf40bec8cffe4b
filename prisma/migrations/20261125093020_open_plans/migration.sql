-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "planCleanups" INTEGER;
